package vn.kip.intake.adapter.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.kip.events.DossierId;
import vn.kip.office.Officer;
import vn.kip.service.Looks;

final class MemoryLooks implements Looks {

  final List<Look> looks = new ArrayList<>();

  @Override
  public void record(DossierId dossier, Officer officer, String what, Enum<?> ground) {
    looks.add(new Look(Instant.EPOCH, officer.id(), what, ground.name()));
  }

  @Override
  public List<Look> of(DossierId dossier) {
    return looks;
  }
}
