@NullMarked
package vn.kip.service.register;

import org.jspecify.annotations.NullMarked;
