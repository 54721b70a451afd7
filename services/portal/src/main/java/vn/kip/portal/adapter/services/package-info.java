@NullMarked
package vn.kip.portal.adapter.services;

import org.jspecify.annotations.NullMarked;
