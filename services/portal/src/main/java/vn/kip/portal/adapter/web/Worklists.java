package vn.kip.portal.adapter.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.kip.portal.adapter.services.ReportingClient.Desk;
import vn.kip.portal.adapter.services.ReportingClient.Item;
import vn.kip.portal.adapter.services.ReportingClient.Step;
import vn.kip.portal.adapter.services.ReportingClient.Urgency;
import vn.kip.portal.adapter.services.ReportingClient.Worklist;
import vn.kip.portal.domain.DueBadge;
import vn.kip.portal.domain.DueBadge.Shape;
import vn.kip.portal.domain.DueBadge.Words;

/** A desk's list as its page shows it. */
@Component
class Worklists {

  private static final Set<Urgency> OF_EVERY_DESK = EnumSet.of(Urgency.LATE, Urgency.TODAY, Urgency.NEAR,
      Urgency.IN_TIME);
  private static final Set<Urgency> OF_THE_WARD = EnumSet.of(Urgency.NOT_ACCEPTED, Urgency.WAITING, Urgency.DECIDED);

  /** A filter by due date with its count. */
  record Tile(Urgency urgency, Shape shape, long count) {

    public String css() {
      return DueBadge.of(shape, Words.BY).css();
    }
  }

  /** @param href where the next action is done */
  record Row(Item item, DueBadge badge, String href, String css, String tagCss) {

    /** Only what is late or due today calls for a primary button. */
    public boolean isPressing() {
      return !css.isEmpty();
    }
  }

  /** The steps that may be asked for; none where the desk has one step only. */
  List<Step> steps(Desk desk) {
    return switch (desk) {
      case WARD -> List.of(Step.ACCEPT, Step.POST, Step.FORWARD, Step.RECEIVE_PAPERS, Step.RETURN_RESULT);
      case DIVISION, CHAIRMAN -> List.of();
    };
  }

  /** What a desk may have, with or without a count; anything else only where there is some of it. */
  List<Tile> tiles(Desk desk, Worklist list) {
    var tiles = new ArrayList<Tile>();
    for (var urgency : Urgency.values()) {
      long count = list.byUrgency().getOrDefault(urgency, 0L);
      if (count > 0 || OF_EVERY_DESK.contains(urgency) || (desk == Desk.WARD && OF_THE_WARD.contains(urgency))) {
        tiles.add(new Tile(urgency, shape(urgency), count));
      }
    }
    return tiles;
  }

  List<Row> rows(Worklist list) {
    return list.items().stream().map(item -> new Row(item, badge(item), href(item), css(item.urgency()),
        tagCss(item.next()))).toList();
  }

  private static DueBadge badge(Item item) {
    var shape = shape(item.urgency());
    int left = Math.abs(Objects.requireNonNullElse(item.workingDaysLeft(), 0));
    return switch (item.urgency()) {
      case LATE -> left == 0
          ? DueBadge.of(shape, Words.LATE_SINCE, item.due())
          : new DueBadge(shape, Words.LATE, left, item.due());
      case TODAY -> DueBadge.of(shape, Words.TODAY, item.due());
      case NEAR, IN_TIME -> item.workingDaysLeft() == null
          ? DueBadge.of(shape, Words.BY, item.due())
          : new DueBadge(shape, Words.LEFT, left, item.due());
      case NOT_ACCEPTED -> DueBadge.of(shape, Words.NOT_ACCEPTED);
      case WAITING -> DueBadge.of(shape, Words.STANDS);
      case DECIDED -> DueBadge.of(shape, Words.SIGNED);
      case UNPROVEN -> DueBadge.of(shape, Words.UNPROVEN);
    };
  }

  private static Shape shape(Urgency urgency) {
    return switch (urgency) {
      case LATE -> Shape.LATE;
      case TODAY -> Shape.TODAY;
      case NEAR, NOT_ACCEPTED -> Shape.NEAR;
      case IN_TIME -> Shape.OK;
      case WAITING -> Shape.WAIT;
      case DECIDED -> Shape.DONE;
      case UNPROVEN -> Shape.UNPROVEN;
    };
  }

  private static String css(Urgency urgency) {
    return switch (urgency) {
      case LATE -> "late";
      case TODAY -> "today";
      case NEAR, IN_TIME, NOT_ACCEPTED, WAITING, DECIDED, UNPROVEN -> "";
    };
  }

  private static String tagCss(Step step) {
    return switch (step) {
      case ACCEPT -> "is-near";
      case RECEIVE_PAPERS -> "is-wait";
      case RETURN_RESULT -> "is-ok";
      case POST, FORWARD, APPRAISE, DECIDE -> "";
    };
  }

  private static String href(Item item) {
    return "/dossiers/" + item.id() + "/" + switch (item.next()) {
      case ACCEPT -> DeskAction.ACCEPTANCE.path();
      case RECEIVE_PAPERS -> DeskAction.SUPPLEMENT_RECEIPT.path();
      case POST -> DeskAction.POSTING.path();
      case FORWARD -> DeskAction.FORWARDING.path();
      case APPRAISE, DECIDE -> DecisionController.PAGE;
      case RETURN_RESULT -> DeskAction.RESULT_RETURN.path();
    };
  }
}
