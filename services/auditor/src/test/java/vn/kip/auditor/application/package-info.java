@NullMarked
package vn.kip.auditor.application;

import org.jspecify.annotations.NullMarked;
