/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-office.h"

/* make-office KIND: makes a temporary office of invented people and prints its
 * file, its key file and its recovery code, a line each. Whoever called removes it. */
int
main (int argc, char *argv[])
{
  DeskOffice *office = desk_office_new (argc > 1 ? argv[1] : "case_management");

  desk_office_fill (office);
  g_print ("%s\n%s\n%s\n", office->path, office->key_file, office->recovery_code);

  return 0;
}
