@NullMarked
package vn.kip.intake.adapter.web;

import org.jspecify.annotations.NullMarked;
