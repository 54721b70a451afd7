/** Brings a register's files in through the services' public APIs. */
@NullMarked
package vn.kip.local.register;

import org.jspecify.annotations.NullMarked;
