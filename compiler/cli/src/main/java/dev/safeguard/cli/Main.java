package dev.safeguard.cli;

/** x. */
public final class Main {
  private Main() {}

  /** y. */
  public static void main(String[] args) {
    System.out.println("hi");
  }
}
