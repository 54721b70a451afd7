// Makes the replica set where there is none, and waits until one of its members takes writes.
const members = ["mongo-1:27017", "mongo-2:27017", "mongo-3:27017"];

try {
  rs.status();
} catch (e) {
  if (e.codeName !== "NotYetInitialized") {
    throw e;
  }
  rs.initiate({_id: "rs0", members: members.map((host, id) => ({_id: id, host: host}))});
}
while (!rs.status().members.some(member => member.stateStr === "PRIMARY")) {
  sleep(500);
}
