@NullMarked
package vn.kip.service;

import org.jspecify.annotations.NullMarked;
