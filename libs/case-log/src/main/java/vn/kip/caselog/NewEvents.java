package vn.kip.caselog;

import vn.kip.casefile.CaseFile;

/** Wants to know of files whose new events have just been stored. It is told on the thread that stored them, so it is short. */
@FunctionalInterface
public interface NewEvents {

  void stored(CaseFile file);
}
