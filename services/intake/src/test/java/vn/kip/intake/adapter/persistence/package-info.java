@NullMarked
package vn.kip.intake.adapter.persistence;

import org.jspecify.annotations.NullMarked;
