package vn.kip.portal.adapter.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kip.portal.domain.Draft;
import vn.kip.portal.domain.Question;

/** Small questions of the form of a new dossier; templates say {@code ${@wardForm.bad(errors, field)}}. */
@Component("wardForm")
public class WardForm {

  /** Index of the last member of a list that has inputs. */
  public int lastRow(Question list, Draft draft) {
    return FactForm.rows(list.name(), draft) - 1;
  }

  /** Whether something is wrong with a field. */
  public boolean bad(@Nullable List<FieldError> errors, String field) {
    return errors != null && errors.stream().anyMatch(error -> error.field().equals(field));
  }
}
