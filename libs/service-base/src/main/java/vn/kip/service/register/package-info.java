/** Bringing in the past of an office: the same endpoint in every service that owns actions of the register. */
@NullMarked
package vn.kip.service.register;

import org.jspecify.annotations.NullMarked;
