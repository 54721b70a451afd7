package vn.kip.programmes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A decision table as its DMN file holds it (DMN 1.5, hit policy COLLECT): every row that holds grants something.
 * Expressions and tests are FEEL.
 */
public interface DecisionTable {

  /** Name of the file in the catalogue's folder. */
  String file();

  /** The line, from 1, of an element of the file; 0 where there is no such. */
  int line(String element);

  List<Column> columns();

  /** In the order of the law: of equal grants the first is named. */
  List<Row> rows();

  /** What the table speaks of and does not define itself. */
  Set<String> inputs();

  /** What the table defines for itself: name and expression, in an order in which each can be evaluated. */
  Map<String, String> definitions();

  /**
   * What the engine says.
   *
   * @param values a value, or null, for each of {@link #inputs()}
   */
  Answer ask(Map<String, @Nullable Object> values);

  /** Whether a cell of a row would pass with this value of its column. */
  boolean passes(Row row, int column, Object value);

  /** Whether a row holds by its cells, for values about which the engine is not asked. */
  boolean holds(Row row, Map<String, @Nullable Object> values);

  /**
   * Why each row holds or not, by row in order: the columns whose test fails.
   *
   * @param known inputs and definitions, as of an {@link Answer}
   */
  List<Misses> misses(Map<String, @Nullable Object> known);

  /**
   * The engine's answer.
   *
   * @param hits the rows that hold
   * @param known the values asked with, and what the engine made of the table's definitions
   */
  record Answer(List<Hit> hits, Map<String, @Nullable Object> known) {}

  /**
   * One column.
   *
   * @param expression over inputs and definitions
   * @param names what a citizen would call it
   */
  record Column(String expression, Names names) {}

  /**
   * One row.
   *
   * @param id unique within the table
   * @param tests one per column; {@code -} where anything will do
   * @param outputs expressions by the name of the output, without those that are null
   * @param article what the row rests on
   */
  record Row(String id, List<String> tests, Map<String, String> outputs, String article) {

    /** Whether the row asks anything of a column. */
    public boolean asks(int column) {
      return !tests.get(column).equals("-");
    }

    /** Null where the programme has none. */
    public @Nullable String category() {
      return text("category");
    }

    /** The amount is coefficient × {@code standard} then. */
    public @Nullable String coefficient() {
      return outputs.get("coefficient");
    }

    /** In whole dong. */
    public @Nullable String amount() {
      return outputs.get("amount");
    }

    /** The age with whose month entitlement starts; null where it starts otherwise. */
    public @Nullable Integer turning() {
      var from = text("entitledFrom");
      return from != null && from.startsWith(TURNING) ? Integer.valueOf(from.substring(TURNING.length())) : null;
    }

    /** The fact, a month, with which entitlement starts; null where it starts otherwise. */
    public @Nullable String startingFact() {
      var from = text("entitledFrom");
      return from == null || from.startsWith(TURNING) ? null : from;
    }

    private @Nullable String text(String output) {
      var literal = outputs.get(output);
      return literal == null ? null : literal.substring(1, literal.length() - 1);
    }
  }

  /** How a row says that entitlement starts with the month of an age. */
  String TURNING = "turning ";

  /** @param outputs by name */
  record Hit(Row row, Map<String, @Nullable Object> outputs) {}

  /** @param columns indexes of the columns that fail; empty where the row holds */
  record Misses(Row row, List<Integer> columns) {

    public boolean holds() {
      return columns.isEmpty();
    }
  }
}
