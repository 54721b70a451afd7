/** The pages as people see them. */
@NullMarked
package vn.kip.pages;

import org.jspecify.annotations.NullMarked;
