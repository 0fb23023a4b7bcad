package rewire.evidence;

/// Where blood was drawn. Incoming drug shows in an artery before it is mixed, so the two are never compared with each
/// other's prediction.
public enum Site {
  ARTERIAL, VENOUS
}
