package dev.safeguard.compiler.composition;

/** Whether the parts of a structure are at work one after the other. */
final class IsSequence implements Structure.Visitor<Boolean> {
  @Override
  public Boolean combined(Structure.Combined structure) {
    return false;
  }

  @Override
  public Boolean sequential(Structure.Sequential structure) {
    return true;
  }
}
