/** What all services share at their edges. A service says {@code @Import(ServiceBase.class)}. */
@NullMarked
package vn.kip.service;

import org.jspecify.annotations.NullMarked;
