-- The application's role owns nothing and may only do what is granted here; whoever runs the database creates it beforehand
-- (./cauce does). What the owner creates from now on can be read and written by it, row by row as the wall allows.
do $$
begin
    if not exists (select from pg_roles where rolname = 'cauce_app') then
        raise exception 'Role cauce_app is missing. Create it first: create role cauce_app login password ''…'' nosuperuser nobypassrls';
    end if;
    if exists (select from pg_roles where rolname = 'cauce_app' and (rolsuper or rolbypassrls)) then
        raise exception 'Role cauce_app could pass the wall between clients. Run: alter role cauce_app nosuperuser nobypassrls';
    end if;
end
$$;

revoke all on schema public from public;
grant usage on schema public to cauce_app;
alter default privileges in schema public grant select, insert, update, delete on tables to cauce_app;
alter default privileges in schema public grant usage, select on sequences to cauce_app;

-- Whether the transaction may touch rows of this client. app.clients holds a comma-separated list, or * for the engine's
-- own work and administrators; nothing when it was never set.
create function client_allowed(client text) returns boolean
    language sql stable parallel safe
    return client = any (string_to_array(current_setting('app.clients', true), ','))
        or current_setting('app.clients', true) = '*';

-- Puts a table with a client_id behind the wall, for its owner too.
create procedure wall_clients(walled regclass)
    language plpgsql as
$$
begin
    execute format('alter table %s enable row level security', walled);
    execute format('alter table %s force row level security', walled);
    execute format(
        'create policy client_wall on %s using (client_allowed(client_id)) with check (client_allowed(client_id))', walled);
end
$$;
