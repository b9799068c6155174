/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mock-secrets.h"

#include <string.h>

#define ROOT              "/org/freedesktop/secrets"
#define SESSION           ROOT "/session/1"
#define PROMPT            ROOT "/prompt/1"
#define CONTROL           "/org/clewproject/Test"
#define CONTROL_INTERFACE "org.clewproject.Test"

static const char *const collections[MOCK_SECRETS_MAX] = { ROOT "/collection/one",
                                                           ROOT "/collection/two" };
static const char *const items[MOCK_SECRETS_MAX] = { ROOT "/collection/one/1",
                                                     ROOT "/collection/two/1" };

/* After the Secret Service API draft, as far as libsecret uses it. */
static const char xml[] =
  "<node>"
  " <interface name='org.freedesktop.Secret.Service'>"
  "  <method name='OpenSession'><arg type='s' direction='in'/><arg type='v' direction='in'/>"
  "   <arg type='v' direction='out'/><arg type='o' direction='out'/></method>"
  "  <method name='SearchItems'><arg type='a{ss}' direction='in'/>"
  "   <arg type='ao' direction='out'/><arg type='ao' direction='out'/></method>"
  "  <method name='Unlock'><arg type='ao' direction='in'/>"
  "   <arg type='ao' direction='out'/><arg type='o' direction='out'/></method>"
  "  <method name='GetSecrets'><arg type='ao' direction='in'/><arg type='o' direction='in'/>"
  "   <arg type='a{o(oayays)}' direction='out'/></method>"
  "  <method name='ReadAlias'>"
  "<arg type='s' direction='in'/><arg type='o' direction='out'/></method>"
  "  <method name='CreateCollection'><arg type='a{sv}' direction='in'/>"
  "   <arg type='s' direction='in'/><arg type='o' direction='out'/>"
  "   <arg type='o' direction='out'/></method>"
  "  <property name='Collections' type='ao' access='read'/>"
  " </interface>"
  " <interface name='org.freedesktop.Secret.Collection'>"
  "  <method name='CreateItem'><arg type='a{sv}' direction='in'/>"
  "   <arg type='(oayays)' direction='in'/><arg type='b' direction='in'/>"
  "   <arg type='o' direction='out'/><arg type='o' direction='out'/></method>"
  "  <property name='Items' type='ao' access='read'/>"
  "  <property name='Label' type='s' access='read'/>"
  "  <property name='Locked' type='b' access='read'/>"
  "  <property name='Created' type='t' access='read'/>"
  "  <property name='Modified' type='t' access='read'/>"
  " </interface>"
  " <interface name='org.freedesktop.Secret.Item'>"
  "  <method name='GetSecret'><arg type='o' direction='in'/>"
  "   <arg type='(oayays)' direction='out'/></method>"
  "  <property name='Attributes' type='a{ss}' access='read'/>"
  "  <property name='Label' type='s' access='read'/>"
  "  <property name='Locked' type='b' access='read'/>"
  "  <property name='Created' type='t' access='read'/>"
  "  <property name='Modified' type='t' access='read'/>"
  " </interface>"
  " <interface name='org.freedesktop.Secret.Session'><method name='Close'/></interface>"
  " <interface name='org.freedesktop.Secret.Prompt'>"
  "  <method name='Prompt'><arg type='s' direction='in'/></method><method name='Dismiss'/>"
  " </interface>"
  " <interface name='org.clewproject.Test'>"
  "  <method name='Release'/><method name='Stop'/>"
  " </interface>"
  "</node>";

static gboolean
is_all_open (MockSecrets *mock)
{
  for (guint i = 0; i < mock->n_collections; i++)
    if (mock->collection_is_locked[i])
      return FALSE;
  return TRUE;
}

static guint
count_items (MockSecrets *mock)
{
  return mock->n_items + (is_all_open (mock) ? mock->n_items_unlocked_later : 0);
}

static GVariant *
list_items (MockSecrets *mock, gboolean locked)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("ao"));
  for (guint i = 0; i < count_items (mock); i++)
    if (mock->collection_is_locked[i] == locked)
      g_variant_builder_add (&builder, "o", items[i]);
  return g_variant_builder_end (&builder);
}

static guint
index_of (const char *path)
{
  return g_str_has_prefix (path, collections[1]) ? 1 : 0;
}

static GVariant *
make_secret (MockSecrets *mock, const char *path)
{
  const char *secret = mock->secrets[index_of (path)];

  return g_variant_new ("(o@ay@ays)", SESSION,
                        g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, "", 0, 1),
                        g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, secret, strlen (secret), 1),
                        "text/plain");
}

static GVariant *
list_properties (MockSecrets *mock, const char *path, const char *interface)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  if (g_str_has_suffix (interface, ".Service"))
    g_variant_dict_insert_value (&dict, "Collections",
                                 g_variant_new_objv (collections, mock->n_collections));
  else
    {
      g_variant_dict_insert (&dict, "Label", "s", "mock");
      g_variant_dict_insert (&dict, "Locked", "b", mock->collection_is_locked[index_of (path)]);
      g_variant_dict_insert (&dict, "Created", "t", (guint64)1);
      g_variant_dict_insert (&dict, "Modified", "t", (guint64)1);
      if (g_str_has_suffix (interface, ".Collection"))
        g_variant_dict_insert_value (&dict, "Items", g_variant_new_objv (items, 0));
      else
        g_variant_dict_insert_value (&dict, "Attributes", g_variant_new ("a{ss}", NULL));
    }
  return g_variant_dict_end (&dict);
}

static void
complete_prompt (MockSecrets *mock, gboolean dismissed)
{
  g_autoptr(GError) error = NULL;
  GVariant *result = g_variant_new_objv (collections, dismissed ? 0 : mock->n_collections);

  if (!dismissed)
    for (guint i = 0; i < mock->n_collections; i++)
      mock->collection_is_locked[i] = FALSE;
  g_dbus_connection_emit_signal (mock->prompt_connection, NULL, PROMPT,
                                 "org.freedesktop.Secret.Prompt", "Completed",
                                 g_variant_new ("(bv)", dismissed, result), &error);
  g_assert_no_error (error);
}

/* What a method gives back, or NULL where there is nothing to give. */
static GVariant *
answer_method (MockSecrets *mock, const char *path, const char *method, GVariant *parameters)
{
  if (g_str_equal (method, "GetAll"))
    {
      const char *interface;

      g_variant_get (parameters, "(&s)", &interface);
      return g_variant_new ("(@a{sv})", list_properties (mock, path, interface));
    }
  if (g_str_equal (method, "OpenSession"))
    return g_variant_new ("(vo)", g_variant_new_string (""), SESSION);
  if (g_str_equal (method, "SearchItems"))
    return g_variant_new ("(@ao@ao)", list_items (mock, FALSE), list_items (mock, TRUE));
  if (g_str_equal (method, "Unlock"))
    return g_variant_new ("(@aoo)", g_variant_new_objv (NULL, 0), PROMPT);
  if (g_str_equal (method, "ReadAlias"))
    return g_variant_new ("(o)", mock->has_no_default ? "/" : collections[0]);
  if (g_str_equal (method, "CreateItem"))
    {
      gboolean replace;

      /* Whoever lets the service replace what is there loses an office one day. */
      g_variant_get_child (parameters, 2, "b", &replace);
      g_assert_false (replace);
      mock->n_items++;
      return g_variant_new ("(oo)", items[0], "/");
    }
  if (g_str_equal (method, "CreateCollection"))
    {
      mock->n_collections++;
      mock->has_no_default = FALSE;
      return g_variant_new ("(oo)", collections[0], "/");
    }
  if (g_str_equal (method, "GetSecret"))
    return g_variant_new ("(@(oayays))", make_secret (mock, path));
  if (g_str_equal (method, "GetSecrets"))
    {
      g_autoptr(GVariantIter) iter = NULL;
      GVariantBuilder builder;
      const char     *item;

      g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{o(oayays)}"));
      g_variant_get (parameters, "(aoo)", &iter, NULL);
      while (g_variant_iter_next (iter, "&o", &item))
        g_variant_builder_add (&builder, "{o@(oayays)}", item, make_secret (mock, item));
      return g_variant_new ("(a{o(oayays)})", &builder);
    }
  return NULL;
}

static void
answer (MockSecrets *mock, GDBusMethodInvocation *invocation)
{
  const char *path = g_dbus_method_invocation_get_object_path (invocation);
  const char *method = g_dbus_method_invocation_get_method_name (invocation);
  GVariant   *parameters = g_dbus_method_invocation_get_parameters (invocation);

  if (g_strcmp0 (method, mock->fails_at) == 0)
    {
      g_dbus_method_invocation_return_dbus_error (invocation, mock->fails_with, "as told");
      return;
    }
  if (g_str_equal (method, "OpenSession"))
    {
      const char *algorithm;

      /* libsecret then asks for a plain one, which needs no arithmetic here. */
      g_variant_get (parameters, "(&sv)", &algorithm, NULL);
      if (!g_str_equal (algorithm, "plain"))
        {
          g_dbus_method_invocation_return_dbus_error (
            invocation, "org.freedesktop.DBus.Error.NotSupported", "plain only");
          return;
        }
    }
  if (g_str_equal (method, "Prompt"))
    {
      g_set_object (&mock->prompt_connection, g_dbus_method_invocation_get_connection (invocation));
      g_dbus_method_invocation_return_value (invocation, NULL);
      if (mock->prompt != MOCK_PROMPT_UNLOCKS_WHEN_RELEASED)
        complete_prompt (mock, mock->prompt == MOCK_PROMPT_DISMISSED);
      return;
    }
  g_dbus_method_invocation_return_value (invocation,
                                         answer_method (mock, path, method, parameters));
}

static void
release (MockSecrets *mock)
{
  mock->hangs_at = NULL;
  if (mock->held != NULL)
    answer (mock, g_steal_pointer (&mock->held));
  if (mock->prompt == MOCK_PROMPT_UNLOCKS_WHEN_RELEASED && mock->prompt_connection != NULL)
    complete_prompt (mock, FALSE);
}

/* Runs in the queue's own thread, and answers by name and not by turn, so that
 * another version of libsecret may ask in another order. */
static void
serve (GtDBusQueue *queue, gpointer data)
{
  MockSecrets *mock = data;
  gboolean     goes_on = TRUE;

  while (goes_on)
    {
      GDBusMethodInvocation *invocation = NULL;
      const char            *interface;
      const char            *method;

      if (!gt_dbus_queue_pop_message (queue, &invocation))
        continue;
      interface = g_dbus_method_invocation_get_interface_name (invocation);
      method = g_dbus_method_invocation_get_method_name (invocation);

      if (g_str_equal (interface, CONTROL_INTERFACE))
        {
          goes_on = !g_str_equal (method, "Stop");
          release (mock);
          g_dbus_method_invocation_return_value (invocation, NULL);
          continue;
        }

      g_mutex_lock (&mock->lock);
      g_ptr_array_add (mock->calls, g_strdup (method));
      g_mutex_unlock (&mock->lock);
      if (g_strcmp0 (method, mock->hangs_at) == 0 && mock->held == NULL)
        mock->held = invocation;
      else
        answer (mock, invocation);
    }
}

static void export(MockSecrets *mock, GDBusNodeInfo *node, const char *path, const char *interface)
{
  g_autoptr(GError) error = NULL;

  gt_dbus_queue_export_object (mock->queue, path,
                               g_dbus_node_info_lookup_interface (node, interface), &error);
  g_assert_no_error (error);
}

void
mock_secrets_start (MockSecrets *mock)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, &error);

  g_assert_no_error (error);
  g_mutex_init (&mock->lock);
  mock->calls = g_ptr_array_new_with_free_func (g_free);
  mock->queue = gt_dbus_queue_new ();
  gt_dbus_queue_connect (mock->queue, &error);
  g_assert_no_error (error);

  export(mock, node, ROOT, "org.freedesktop.Secret.Service");
  export(mock, node, SESSION, "org.freedesktop.Secret.Session");
  export(mock, node, PROMPT, "org.freedesktop.Secret.Prompt");
  export(mock, node, CONTROL, CONTROL_INTERFACE);
  for (guint i = 0; i < MOCK_SECRETS_MAX; i++)
    {
      export(mock, node, collections[i], "org.freedesktop.Secret.Collection");
      export(mock, node, items[i], "org.freedesktop.Secret.Item");
    }
  mock->name_id = gt_dbus_queue_own_name (mock->queue, "org.freedesktop.secrets");
  gt_dbus_queue_set_server_func (mock->queue, serve, mock);
}

static void
control (MockSecrets *mock, const char *method)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = NULL;

  reply = g_dbus_connection_call_sync (gt_dbus_queue_get_client_connection (mock->queue),
                                       "org.freedesktop.secrets", CONTROL, CONTROL_INTERFACE,
                                       method, NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                                       &error);
  g_assert_no_error (error);
}

/* Answers what it was told to hang at, and lets a waiting prompt unlock. */
void
mock_secrets_release (MockSecrets *mock)
{
  control (mock, "Release");
}

/* As when the service dies: its name is gone, its calls are never answered. */
void
mock_secrets_vanish (MockSecrets *mock)
{
  gt_dbus_queue_unown_name (mock->queue, mock->name_id);
}

static void
ignore_signal_cb (GDBusConnection *connection,
                  const char      *sender,
                  const char      *path,
                  const char      *interface,
                  const char      *signal,
                  GVariant        *parameters,
                  gpointer         data)
{
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("Somebody still waits for an answer of the mock");
  return G_SOURCE_REMOVE;
}

/* Waits until only the queue's own two connections are on the bus: then every
 * answer, however late, was taken, and nothing holds on to the bus. */
static void
wait_until_alone (MockSecrets *mock)
{
  GDBusConnection *connection = gt_dbus_queue_get_client_connection (mock->queue);
  guint            limit = g_timeout_add_seconds (20, give_up_cb, NULL);
  guint            subscription;
  guint            n_others;

  subscription = g_dbus_connection_signal_subscribe (connection, "org.freedesktop.DBus", NULL,
                                                     "NameOwnerChanged", NULL, NULL,
                                                     G_DBUS_SIGNAL_FLAGS_NONE, ignore_signal_cb,
                                                     NULL, NULL);
  do
    {
      g_autoptr(GVariant) reply = NULL;
      g_autofree const char **names = NULL;

      reply = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus",
                                           "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                           "ListNames", NULL, G_VARIANT_TYPE ("(as)"),
                                           G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
      g_assert_nonnull (reply);
      g_variant_get (reply, "(^a&s)", &names);
      n_others = 0;
      for (guint i = 0; names[i] != NULL; i++)
        n_others += names[i][0] == ':';
      if (n_others > 2)
        g_main_context_iteration (NULL, TRUE);
    }
  while (n_others > 2);
  g_dbus_connection_signal_unsubscribe (connection, subscription);
  g_source_remove (limit);
}

/* The bus goes down with it. */
void
mock_secrets_stop (MockSecrets *mock)
{
  wait_until_alone (mock);
  control (mock, "Stop");
  gt_dbus_queue_unown_name (mock->queue, mock->name_id);
  gt_dbus_queue_disconnect (mock->queue, TRUE);
  g_clear_pointer (&mock->queue, gt_dbus_queue_free);
  g_clear_object (&mock->prompt_connection);
  g_clear_pointer (&mock->calls, g_ptr_array_unref);
  g_mutex_clear (&mock->lock);
}

gboolean
mock_secrets_was_called (MockSecrets *mock, const char *method)
{
  gboolean was_called;

  g_mutex_lock (&mock->lock);
  was_called = g_ptr_array_find_with_equal_func (mock->calls, method, g_str_equal, NULL);
  g_mutex_unlock (&mock->lock);
  return was_called;
}
