package vn.kip.bankmessages;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.kip.bankmessages.RefusedMessageException.Why;

/** Walks through a message: from child to child of the open element, or through one small element at once. */
final class Source {

  private static final int MAX_DEPTH = 40;
  /** The longest text of the schemas has 2,000 characters. */
  private static final int MAX_TEXT = 20_000;

  private final XMLStreamReader xml;

  Source(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * Visits the children of the element that is open, up to its end.
   *
   * @param visitor is at the start of a child, and must have read it to its end when it comes back
   */
  void children(Visitor visitor) throws XMLStreamException {
    while (true) {
      int event = xml.next();
      MessageReader.refuseDtd(event);
      if (event == XMLStreamConstants.END_ELEMENT) {
        return;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        visitor.child(xml.getLocalName());
      }
    }
  }

  /** Looks at one child. */
  @FunctionalInterface
  interface Visitor {
    void child(String name) throws XMLStreamException;
  }

  /** Passes over the element that is open. */
  void skip() throws XMLStreamException {
    int open = 1;
    while (open > 0) {
      int event = xml.next();
      MessageReader.refuseDtd(event);
      if (event == XMLStreamConstants.START_ELEMENT) {
        open++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open--;
      }
    }
  }

  /** The element that is open, with all in it. */
  Tree tree() throws XMLStreamException {
    return tree(1);
  }

  private Tree tree(int depth) throws XMLStreamException {
    if (depth > MAX_DEPTH) {
      throw new RefusedMessageException(Why.TOO_LARGE, "nothing in a bank message is nested so deeply");
    }
    var tree = new Tree(xml.getLocalName(), xml.getAttributeValue(null, "Ccy"));
    while (true) {
      int event = xml.next();
      MessageReader.refuseDtd(event);
      switch (event) {
        case XMLStreamConstants.END_ELEMENT -> {
          return tree;
        }
        case XMLStreamConstants.START_ELEMENT -> tree.children.add(tree(depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> tree.say(xml.getText());
        default -> {
          // A comment says nothing to us.
        }
      }
    }
  }

  /** A small element. */
  static final class Tree {

    private final String name;
    private final @Nullable String currency;
    private final StringBuilder text = new StringBuilder(0);
    private final ArrayList<Tree> children = new ArrayList<>(2);

    private Tree(String name, @Nullable String currency) {
      this.name = name;
      this.currency = currency;
    }

    private void say(String more) {
      if (text.length() + more.length() > MAX_TEXT) {
        throw new RefusedMessageException(Why.TOO_LARGE, "no text of a bank message is so long");
      }
      if (children.isEmpty() && (!text.isEmpty() || !more.isBlank())) {
        text.append(more);
      }
    }

    String name() {
      return name;
    }

    @Nullable
    String currency() {
      return currency;
    }

    /** Without the blanks around it; empty for none. */
    String text() {
      return text.toString().strip();
    }

    /** The first element at a path of names. */
    Optional<Tree> at(String... path) {
      var here = this;
      for (var step : path) {
        var next = here.first(step);
        if (next == null) {
          return Optional.empty();
        }
        here = next;
      }
      return Optional.of(here);
    }

    private @Nullable Tree first(String step) {
      for (var child : children) {
        if (child.name.equals(step)) {
          return child;
        }
      }
      return null;
    }

    /** The text at a path; null where there is none. */
    @Nullable
    String textAt(String... path) {
      return at(path).map(Tree::text).filter(found -> !found.isEmpty()).orElse(null);
    }

    boolean has(String child) {
      return first(child) != null;
    }

    void each(String child, Consumer<Tree> visitor) {
      children.stream().filter(one -> one.name.equals(child)).forEach(visitor);
    }
  }
}
