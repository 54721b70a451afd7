/** What the portal keeps of its own: no case, only how officers use its pages. */
@org.jspecify.annotations.NullMarked
package vn.kip.portal.adapter.persistence;
