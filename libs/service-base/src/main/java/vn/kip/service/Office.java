package vn.kip.service;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The office this installation serves; settings under {@code kip.office}.
 *
 * @param agency the electronic code of the office, first part of every dossier code (QCVN 102:2016)
 * @param wards GSO codes and names; wards are never matched by name, which repeat elsewhere
 */
@ConfigurationProperties("kip.office")
public record Office(String name, String nameEn, String agency, List<Ward> wards) {

  public record Ward(String code, String name) {}

  public Set<String> wardCodes() {
    return wards.stream().map(Ward::code).collect(Collectors.toUnmodifiableSet());
  }
}
