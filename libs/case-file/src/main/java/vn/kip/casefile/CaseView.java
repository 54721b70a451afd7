package vn.kip.casefile;

import java.util.List;
import java.util.Map;

/** The few facts of a file by which a service searches and lists, stored beside it; never the truth itself. */
public interface CaseView {

  /** Names and values (text, whole numbers, dates as text) of the view; missing ones are left out. */
  Map<String, Object> of(CaseFile file);

  /** Names that get an index. */
  List<String> searchedBy();
}
