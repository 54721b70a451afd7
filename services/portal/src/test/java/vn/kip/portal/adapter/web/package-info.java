@NullMarked
package vn.kip.portal.adapter.web;

import org.jspecify.annotations.NullMarked;
