package dev.safeguard.cli.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** In words, because the exceptions of java.nio.file have the file's name for their message. */
public final class IoFailures {
  private IoFailures() {}

  /** The file, if there is one, and the reason. */
  public static String describe(IOException failure) {
    boolean named = failure instanceof FileSystemException e && e.getFile() != null;
    String file = named ? ((FileSystemException) failure).getFile() + ": " : "";
    return file + reason(failure);
  }

  /** The reason alone. */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder";
    } else if (failure instanceof AccessDeniedException) {
      return "permission denied";
    } else if (failure instanceof FileAlreadyExistsException) {
      return "exists already";
    } else if (failure instanceof DirectoryNotEmptyException) {
      return "the folder is not empty";
    } else if (failure instanceof NotDirectoryException) {
      return "not a folder";
    } else if (failure instanceof FileSystemLoopException) {
      return "it links to itself";
    } else if (failure instanceof FileSystemException e) {
      return e.getReason() == null ? "cannot be read or written" : plain(e.getReason());
    }
    return plain(String.valueOf(failure.getMessage()));
  }

  private static String plain(String reason) {
    return reason.equals("Is a directory") ? "it is a folder" : reason;
  }
}
