@NullMarked
package vn.kip.bankmessages;

import org.jspecify.annotations.NullMarked;
