@NullMarked
package vn.kip.portal.application;

import org.jspecify.annotations.NullMarked;
