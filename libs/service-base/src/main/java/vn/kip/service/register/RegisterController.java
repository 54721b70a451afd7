package vn.kip.service.register;

import jakarta.validation.Valid;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.casefile.Refusal;
import vn.kip.service.CurrentOfficer;
import vn.kip.service.RefusedException;

/** Takes rows of a register; a service gets this endpoint by importing this class and declaring a {@link RegisterDesk}. */
@RestController
public class RegisterController {

  private final RegisterDesk desk;
  private final CurrentOfficer officer;

  RegisterController(RegisterDesk desk, CurrentOfficer officer) {
    this.desk = desk;
    this.officer = officer;
  }

  /** Every row gets its own answer; refused rows do not keep the others out. */
  @PostMapping("/register/actions")
  @PreAuthorize("hasRole('REGISTER_IMPORT')")
  RegisterResponse take(@RequestBody @Valid RegisterRequest request) {
    request.repeatedKey().ifPresent(field -> {
      throw new RefusedException(Refusal.invalid("register.key-repeated", field));
    });
    return desk.take(request.dossiers(), officer.get().id());
  }
}
