@NullMarked
package vn.kip.portal.domain;

import org.jspecify.annotations.NullMarked;
