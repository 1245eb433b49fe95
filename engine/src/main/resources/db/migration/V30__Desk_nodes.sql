-- Which engine processes hold desktops' sockets, and that they live. Holds nobody's data: no wall.
create table desk_node (
    node    text        not null primary key,
    seen_at timestamptz not null
);
