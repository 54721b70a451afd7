package vn.kip.k8s;

import java.util.List;

/** What is used of Kustomize's file; anything else in it is refused. */
record Kustomization(String apiVersion, String kind, String namespace, List<String> resources, List<Image> images) {

  record Image(String name, String newName, String newTag) {}
}
