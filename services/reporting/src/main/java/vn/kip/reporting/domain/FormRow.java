package vn.kip.reporting.domain;

import org.jspecify.annotations.Nullable;

/**
 * A row of an official form, by programme and perhaps ward.
 *
 * @param <R> the form's own rows
 */
public interface FormRow<R extends FormRow<R>> {

  @Nullable
  String field();

  @Nullable
  String programme();

  /** Null where rows are not by ward. */
  @Nullable
  String ward();

  /** Both together, under the names given. */
  R plus(R other, @Nullable String field, @Nullable String programme);
}
