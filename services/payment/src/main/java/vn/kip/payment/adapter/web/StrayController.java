package vn.kip.payment.adapter.web;

import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.kip.payment.application.OrderBook;
import vn.kip.payment.domain.Booking;

/** What the bank has booked on the office's account without an order of the office. */
@RestController
@RequestMapping("/strays")
class StrayController {

  private static final int MOST = 50;

  private final OrderBook orders;

  StrayController(OrderBook orders) {
    this.orders = orders;
  }

  /** The newest first. */
  @GetMapping
  @PreAuthorize("hasAnyRole('PAYMENT_OFFICER', 'SUPERVISOR', 'AUDITOR')")
  List<Booking> list() {
    return orders.strays(MOST);
  }
}
