@NullMarked
package vn.kip.portal.adapter.persistence;

import org.jspecify.annotations.NullMarked;
