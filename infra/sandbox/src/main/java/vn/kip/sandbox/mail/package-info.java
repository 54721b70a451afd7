@NullMarked
package vn.kip.sandbox.mail;

import org.jspecify.annotations.NullMarked;
