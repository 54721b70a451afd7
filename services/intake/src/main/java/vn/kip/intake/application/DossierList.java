package vn.kip.intake.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kip.casefile.CaseView;
import vn.kip.casefile.ViewField;
import vn.kip.intake.domain.IntakeDossier;

/** By what the desk lists its dossiers. */
public final class DossierList {

  public static final ViewField<Optional<IntakeDossier>, String> WARD = ViewField
      .text("ward", of(IntakeDossier::ward)).indexed();
  public static final ViewField<Optional<IntakeDossier>, IntakeDossier.Phase> STATE = ViewField
      .oneOf("state", of(IntakeDossier::phase)).indexed();
  public static final ViewField<Optional<IntakeDossier>, String> PROGRAMME = ViewField
      .text("programme", of(dossier -> dossier.submission().programme()));
  public static final ViewField<Optional<IntakeDossier>, String> CODE = ViewField
      .text("code", of(IntakeDossier::code)).indexed();
  public static final ViewField<Optional<IntakeDossier>, LocalDate> DUE = ViewField
      .date("due", of(dossier -> dossier.due() == null ? null : dossier.due().due()));

  public static final CaseView VIEW = CaseView.of(1, file -> Optional.ofNullable(IntakeDossier.of(file)),
      List.of(WARD, STATE, PROGRAMME, CODE, DUE));

  private DossierList() {}

  /** Nothing is listed of a dossier that was never submitted. */
  private static <T> Function<Optional<IntakeDossier>, @Nullable T> of(Function<IntakeDossier, @Nullable T> fact) {
    return dossier -> dossier.isEmpty() ? null : fact.apply(dossier.get());
  }
}
