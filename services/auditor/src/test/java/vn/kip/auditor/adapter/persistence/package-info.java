@NullMarked
package vn.kip.auditor.adapter.persistence;

import org.jspecify.annotations.NullMarked;
