@NullMarked
package vn.kip.intake.application;

import org.jspecify.annotations.NullMarked;
