/** The {@code kip} command line: starts, stops and asks the system; the stable face for scripts. */
@NullMarked
package vn.kip.local.cli;

import org.jspecify.annotations.NullMarked;
