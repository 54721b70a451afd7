/** Store, relay, consumer and dead letters behind the API of {@link vn.kip.caselog}. */
@NullMarked
package vn.kip.caselog.internal;

import org.jspecify.annotations.NullMarked;
