@NullMarked
package vn.kip.intake.domain;

import org.jspecify.annotations.NullMarked;
