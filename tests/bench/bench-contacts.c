/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include <stdlib.h>

/* bench-contacts N: puts N invented people into the address book that gnome-contacts
 * shows, through the address book's server on this session's bus. */

#define SERVER  "org.gnome.evolution.dataserver.AddressBook10"
#define ROOT    "/org/gnome/evolution/dataserver/AddressBookFactory"
#define FACTORY "org.gnome.evolution.dataserver.AddressBookFactory"
#define BOOK    "org.gnome.evolution.dataserver.AddressBook"
/* The server saves each contact for itself; a thousand are some seconds. */
#define PATIENCE_MS 300000

static GVariant *
call (GDBusConnection *bus,
      const char      *name,
      const char      *path,
      const char      *interface,
      const char      *method,
      GVariant        *arguments)
{
  g_autoptr (GError) error = NULL;
  GVariant *answer =
    g_dbus_connection_call_sync (bus, name, path, interface, method, arguments, NULL,
                                 G_DBUS_CALL_FLAGS_NONE, PATIENCE_MS, NULL, &error);

  if (answer == NULL)
    g_error ("%s: %s", method, error->message);
  return answer;
}

int
main (int argc, char *argv[])
{
  static const char *const given[] = { "Ana", "Bo", "Carla", "Dmitri", "Esra", "Farid", "Grace" };
  static const char *const family[] = { "Alvarez", "Brandt", "Chen", "Diallo", "Evans" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) opened = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) made = NULL;
  g_auto (GVariantBuilder) cards = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));
  const char *path, *name;

  if (bus == NULL)
    g_error ("%s", error->message);
  if (argc != 2)
    g_error ("usage: bench-contacts N");
  opened = call (bus, SERVER, ROOT, FACTORY, "OpenAddressBook",
                 g_variant_new ("(s)", "system-address-book"));
  g_variant_get (opened, "(&s&s)", &path, &name);
  answer = call (bus, name, path, BOOK, "Open", NULL);
  for (int i = 0; i < atoi (argv[1]); i++)
    {
      const char      *first = given[i % G_N_ELEMENTS (given)];
      const char      *last = family[i / G_N_ELEMENTS (given) % G_N_ELEMENTS (family)];
      g_autofree char *card = g_strdup_printf (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:%s %s %d\r\nN:%s %d;%s;;;\r\n"
        "TEL;TYPE=CELL:555-%04d\r\nEND:VCARD",
        first, last, i, last, i, first, i % 10000);

      g_variant_builder_add (&cards, "s", card);
    }
  made = call (bus, name, path, BOOK, "CreateContacts", g_variant_new ("(asu)", &cards, 0));
  return 0;
}
