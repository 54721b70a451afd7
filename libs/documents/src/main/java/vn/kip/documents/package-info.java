/** Printed forms: PDF and XLSX whose bytes depend on their content alone. */
@NullMarked
package vn.kip.documents;

import org.jspecify.annotations.NullMarked;
