@NullMarked
package vn.kip.k8s;

import org.jspecify.annotations.NullMarked;
