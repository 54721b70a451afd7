@NullMarked
package vn.kip.portal.adapter.mail;

import org.jspecify.annotations.NullMarked;
