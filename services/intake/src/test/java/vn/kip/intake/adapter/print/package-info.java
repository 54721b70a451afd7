@NullMarked
package vn.kip.intake.adapter.print;

import org.jspecify.annotations.NullMarked;
