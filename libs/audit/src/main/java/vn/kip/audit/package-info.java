/**
 * The second program: every figure again from the log alone. It shares the event contract with the services and nothing
 * else, so that a mistake would have to be made twice to go unseen.
 */
@NullMarked
package vn.kip.audit;

import org.jspecify.annotations.NullMarked;
