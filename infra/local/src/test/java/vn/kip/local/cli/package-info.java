@NullMarked
package vn.kip.local.cli;

import org.jspecify.annotations.NullMarked;
