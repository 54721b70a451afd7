@NullMarked
package vn.kip.events;

import org.jspecify.annotations.NullMarked;
