/**
 * Case files in MongoDB and the case log in Kafka: outbox, relay, consumption by seq, dead letters. What a file is stands
 * in {@code case-file}; the machinery is in {@code internal}.
 */
@NullMarked
package vn.kip.caselog;

import org.jspecify.annotations.NullMarked;
