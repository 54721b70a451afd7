package vn.kip.reporting.adapter.web;

import java.util.List;
import vn.kip.casefile.Refusal;
import vn.kip.service.RefusedException;

/** Long lists, a page at a time. */
final class Pages {

  private static final int SIZE = 100;

  private Pages() {}

  /** @param count of all pages together */
  record Page<T>(int count, int pages, List<T> items) {}

  /** @throws RefusedException when there is no page of this number, counted from 1 */
  static <T> Page<T> of(List<T> all, int page) {
    return of(all, page, SIZE);
  }

  /** The same with pages of another size. */
  static <T> Page<T> of(List<T> all, int page, int size) {
    int pages = Math.max(1, Math.ceilDiv(all.size(), size));
    if (page < 1 || page > pages) {
      throw new RefusedException(Refusal.invalid("report.page", "page", "pages", Integer.toString(pages)));
    }
    return new Page<>(all.size(), pages, all.stream().skip((page - 1L) * size).limit(size).toList());
  }
}
