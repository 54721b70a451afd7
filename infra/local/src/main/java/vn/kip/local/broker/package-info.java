@NullMarked
package vn.kip.local.broker;

import org.jspecify.annotations.NullMarked;
